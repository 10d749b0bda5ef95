package io.lineflame.source.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.source.Origin;
import io.lineflame.source.finder.Origins;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoFunctionNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        main.main                                        | main                          | main          | ''
        github.com/acme/shop/cart.Total                  | github.com/acme/shop/cart     | Total         | ''
        github.com/acme/shop/cart.(*Cart).Total          | github.com/acme/shop/cart     | (*Cart).Total | ''
        github.com/acme/shop/cart.(*Cart).Total.func1.2  | github.com/acme/shop/cart     | (*Cart).Total | func1 2
        net/http.HandlerFunc.ServeHTTP                   | net/http                      | HandlerFunc.ServeHTTP | ''
        main.main.func1                                  | main                          | main          | func1
        main.main.gowrap1                                | main                          | main          | gowrap1
        main.main.deferwrap2                             | main                          | main          | deferwrap2
        main.glob..func1                                 | main                          | ''            | func1
        main.init.0                                      | main                          | init          | ''
        main.init.0.func1                                | main                          | init          | func1
        main.init                                        | main                          | init          | ''
        main.(*shop).add-fm                              | main                          | (*shop).add   | ''
        main.walk-range1                                 | main                          | walk          | range1
        slices.SortFunc[go.shape.[]int,go.shape.int]     | slices                        | SortFunc      | ''
        github.com/x/y.(*List[go.shape.struct { A int; B github.com/q/r.T }]).Add.func1 | github.com/x/y | (*List).Add | func1
        main.Map[...].func1                              | main                          | Map           | func1
        gopkg.in/yaml%2ev3.(*parser).parse               | gopkg.in/yaml.v3              | (*parser).parse | ''
        vendor/golang.org/x/net/http2/hpack.(*Decoder).Write | vendor/golang.org/x/net/http2/hpack | (*Decoder).Write | ''
        memeqbody                                        | ''                            | memeqbody     | ''
        ''                                               | ''                            | ''            | ''
        """)
    void name_asTheLinkerWritesIt_isTakenApart(String function, String packagePath, String enclosing, String closures) {
        GoFunctionName name = GoFunctionName.parse(function);
        assertThat(name.packagePath()).isEqualTo(packagePath);
        assertThat(enclosing(name)).isEqualTo(enclosing);
        assertThat(String.join(" ", name.closures())).isEqualTo(closures);
        assertThat(name.methodValue()).isEqualTo(function.endsWith("-fm"));
    }

    @ParameterizedTest
    @CsvSource({
        "a.",
        ".",
        "..",
        "(",
        "a.(",
        "a.()",
        "a.(*).b",
        "a[",
        "a]",
        "%",
        "a%zz/b.c",
        "a/b%2e%.c",
        "init.0",
        "a.init."
    })
    void oddName_isTakenAsItIs_withoutAnError(String function) {
        assertThat(GoFunctionName.parse(function)).isNotNull();
        assertThat(Origins.of(function, "/x/y.go")).isEqualTo(Origin.OWN);
    }

    private static String enclosing(GoFunctionName name) {
        String receiver = name.pointerReceiver() ? "(*" + name.receiver() + ")" : name.receiver();
        return receiver.isEmpty() ? name.name() : receiver + "." + name.name();
    }
}
