package io.lineflame.source.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationsTest {

    private static final String CART = """
            package cart

            func Total(items []Item) int {
            	return sum(items, func(i Item) int { return i.Price })
            }

            func (c *Cart) Total() int {
            	go c.watch()
            	defer c.mu.Unlock()
            	for item := range c.items() {
            	}
            }

            func Map[T, R any](items []T, f func(T) R) []R {
            }

            func (l *List[T]) Add(item T) {
            }

            func (Cents) String() string {
            var handler = func(w Writer) {}
            // func Commented(

            //go:linkname poll_open internal/poll.runtime_pollOpen
            func poll_open(fd uintptr) int {

            //go:linkname sum shop/cart.(*Cart).Sum
            func (c *Cart) Sum() int {
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        shop/cart.Total                 | 3  | true
        shop/cart.Total                 | 4  | false
        shop/cart.Total                 | 7  | false
        shop/cart.Total                 | 99 | false
        shop/cart.Tota                  | 3  | false
        shop/cart.Total                 | 0  | unknown
        shop/cart.(*Cart).Total         | 7  | true
        shop/cart.(*Cart).Total         | 3  | false
        shop/cart.(*Basket).Total       | 7  | false
        shop/cart.Total.func1           | 4  | true
        shop/cart.Total.func1           | 8  | false
        shop/cart.(*Cart).Total.gowrap1 | 8  | true
        shop/cart.(*Cart).Total.deferwrap1 | 9 | true
        shop/cart.(*Cart).Total-range1  | 10 | true
        shop/cart.Map[...]              | 14 | true
        shop/cart.Map[go.shape.int,go.shape.string] | 14 | true
        shop/cart.(*List[go.shape.int]).Add | 17 | true
        shop/cart.Cents.String          | 20 | true
        shop/cart.glob..func1           | 21 | true
        shop/cart.Commented             | 22 | false
        internal/poll.runtime_pollOpen  | 25 | true
        shop/cart.(*Cart).Sum           | 28 | true
        internal/poll.runtime_pollOpen  | 20 | false
        internal/poll.runtime_pollReset | 25 | false
        shop/cart.(*Cart).Total-fm      | 7  | unknown
        shop/cart.init                  | 21 | unknown
        """)
    void goFunction_atItsStartLine_isDeclared(String function, int line, String expected) {
        assertThat(told(function, "/build/shop/cart/cart.go", line, CART)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        shop/geo.Dot  | /build/shop/geo/dot_amd64.s | 2 | true
        shop/geo.Norm | /build/shop/geo/dot_amd64.s | 2 | false
        total         | /app/cart.pl                | 2 | unknown
        """)
    void otherFile_atItsStartLine_isDeclaredOrUnknown(String function, String file, int line, String expected) {
        assertThat(told(function, file, line, "\nTEXT ·Dot(SB), NOSPLIT, $0\n")).isEqualTo(expected);
    }

    private static String told(String function, String file, int line, String text) {
        return Declarations.startsAt(function, file, line, text)
                .map(String::valueOf)
                .orElse("unknown");
    }
}
