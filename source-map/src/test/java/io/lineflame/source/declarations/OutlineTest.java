package io.lineflame.source.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.source.FileExtensions;
import io.lineflame.source.Language;
import io.lineflame.source.declarations.Declaration.Kind;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and lines that texts of each language declare: {@code name first-last}. */
class OutlineTest {

    // ¶ stands for a line break
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        go   | func A() {¶ x()¶}¶¶func (c *Cart[T]) B() interface{} {¶}       | A 1-3, Cart.B 5-6
        go   | func A() {¶ s := "}" // }¶ c := '}'¶ t := `¶}`¶}               | A 1-6
        go   | func A(¶ a int,¶) (int, error) {¶}¶func B() int                | A 1-4, B 5-5
        s    | TEXT ·A(SB), NOSPLIT, $0¶ RET¶TEXT pkg·B<>(SB),0,$0¶ RET       | A 1-2, B 3-4
        java | class C {¶ @A(b = {1})¶ int a() {¶ if (x) {}¶ }¶ C() {}¶}      | a 2-5, C 6-6
        java | class C {¶ void a() throws B {¶ new D() {¶ void b() {}¶ };¶ }} | a 2-6, b 4-4
        java | class C {¶ String a() {¶ return \"""¶ } void x() {¶ \""";¶ }¶} | a 2-6
        kt   | class C {¶ fun a() = b(¶ 1)¶ fun c(): Int {¶ return "${d { 1 }}" }¶} | a 2-3, c 4-5
        kt   | fun <T> List<T>.a(f: () -> T): T {¶}¶fun `b c`() {}            | a 1-2, b c 3-3
        scala| object C {¶ def a(b: Int)(c: Int): Int =¶  b¶ def d = {¶ 1¶ }¶} | a 2-3, d 4-6
        py   | class C:¶ @d(¶  1)¶ def a(self,¶  b):¶  x = 1¶¶ def c(self): pass¶x = 1 | a 2-6, c 8-8
        py   | def a():¶ s = '''¶x¶'''¶ return s¶def b():¶ pass               | a 1-5, b 6-7
        js   | class C {¶ async a(b) {¶ if (b) {}¶ }¶}¶const c = (d) => {¶};  | a 2-4, c 6-7
        js   | function a() {¶ const r = /[{"]/;¶ return `${b({})}}`;¶}       | a 1-4
        ts   | function a<T>(b: T): Promise<T> {¶}¶const c = async (): Promise<void> => {¶} | a 1-2, c 3-4
        rs   | impl C {¶ #[inline]¶ fn a<'b>(&'b self) -> &'b str {¶ r#"}"#¶ }¶} | a 2-5
        rb   | class C¶ def a?¶  b¶ end¶ def self.c = 1¶end                     | a 2-4, c 5-5
        php  | <p>it's</p><?php¶class C {¶ #[A]¶ public function &a() {¶ }¶}  | a 3-5
        c    | static int¶a (int b)¶{¶ if (b) { c(b); }¶}¶int d(void);        | a 2-5
        cpp  | C::C(int a) : b(a), c{a} {¶}¶int N::C::d() const noexcept {¶}  | C 1-2, d 3-4
        cs   | class C {¶ [A]¶ public int B<T>(int c) => c;¶ int D()¶ {¶ }¶}   | B 2-3, D 4-6
        """)
    void text_declaresFunctions(String extension, String text, String expected) {
        Language language = FileExtensions.language("a." + extension).orElseThrow();

        String found = Outline.of(language, text.replace('¶', '\n')).declarations().stream()
                .filter(declaration -> declaration.kind() == Kind.FUNCTION)
                .map(declaration -> declaration.name() + " " + declaration.firstLine() + "-" + declaration.lastLine())
                .sorted((one, two) -> Integer.compare(first(one), first(two)))
                .collect(Collectors.joining(", "));

        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        go   | x¶// y¶¶/* a¶ b */ c¶"//"        | 1 5 6
        py   | x¶# y¶s = '''¶# z¶'''            | 1 3 4 5
        js   | a = 'it' // b¶<p>don't</p>¶// c  | 1 2
        rs   | /* /* */¶ */¶x                   | 3
        rb   | a¶=begin¶b¶=end¶c                | 1 5
        """)
    void text_hasCodeOnLines(String extension, String text, String expected) {
        Language language = FileExtensions.language("a." + extension).orElseThrow();
        Outline outline = Outline.of(language, text.replace('¶', '\n'));

        String lines = IntStream.rangeClosed(1, outline.lines())
                .filter(outline::hasCode)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(" "));

        assertThat(lines).isEqualTo(expected);
    }

    private static int first(String found) {
        return Integer.parseInt(found.substring(found.lastIndexOf(' ') + 1, found.lastIndexOf('-')));
    }
}
