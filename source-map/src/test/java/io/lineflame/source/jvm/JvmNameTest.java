package io.lineflame.source.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # as the profiler has it                                   | package            | top level      | method
        com/acme/Cart.total                                        | com.acme           | Cart           | total
        com.acme.Cart.total                                        | com.acme           | Cart           | total
        com/acme/Cart.<init>                                       | com.acme           | Cart           | <init>
        com/acme/Cart$Item.total                                   | com.acme           | Cart           | total
        com.acme.Cart.Item.total                                   | com.acme           | Cart           | total
        com/acme/Cart.total:42_[j]                                 | com.acme           | Cart           | total
        com/acme/Cart.total_[i]                                    | com.acme           | Cart           | total
        com.acme.Cart.total(int, java.lang.String)                 | com.acme           | Cart           | total
        int com.acme.Cart.total(int)                               | com.acme           | Cart           | total
        com.acme.CartTest.adds two items                           | com.acme           | CartTest       | adds two items
        java.base/java.lang.Thread.run                             | java.lang          | Thread         | run
        java.base@17.0.9/java.lang.Thread.run(Thread.java:840)     | java.lang          | Thread         | run
        app//com.acme.Cart.total                                   | com.acme           | Cart           | total
        com/acme/Cart.lambda$total$0                               | com.acme           | Cart           | lambda$total$0
        com/acme/Cart$$Lambda$14/0x0000000800c03000.run            | com.acme           | Cart           | run
        com.acme.Cart$$Lambda$14/1234567.run                       | com.acme           | Cart           | run
        com/acme/Cart$$Lambda.0x00007f5b4c0c8000.applyAsInt        | com.acme           | Cart           | applyAsInt
        com/acme/Cart$$Lambda_.apply                               | com.acme           | Cart           | apply
        kafka/log/LogValidator$$$Lambda$1377.0x000000080156f840.accept | kafka.log      | LogValidator   | accept
        kafka/log/LogValidator$.validate                           | kafka.log          | LogValidator   | validate
        scala/collection/package$.apply                            | scala.collection   | package        | apply
        com/acme/CartKt$total$1.invokeSuspend                      | com.acme           | CartKt         | invokeSuspend
        com.acme.cart$total.invoke                                 | com.acme           | cart           | invoke
        Main.main                                                  | ''                 | Main           | main
        total                                                      | ''                 | ''             | total
        """)
    void parse_nameOfAMethod_isCutIntoItsParts(String function, String packageName, String topLevel, String method) {
        JvmName name = JvmName.parse(function);
        assertThat(name.packageName()).isEqualTo(packageName);
        assertThat(name.topLevel()).isEqualTo(topLevel);
        assertThat(name.method()).isEqualTo(method);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        com/acme/Cart.total                    | true
        com.acme.Cart.total                    | true
        kafka/network/Processor.run            | true
        com/acme/cart$total.invoke             | true
        Main$$Lambda$65.0x00007f5b4c0c8000.run | true
        acme.shop.Cart.total(int)              | true
        acme.shop.Cart.total_[j]               | true
        int acme.shop.Cart.total               | true
        acme.shop.Cart.lambda$total$0          | true
        acme.shop.Cart$Item.total              | true
        reactor.core.publisher.Flux.map        | true
        # others' names
        requests.sessions.Session.request      | false
        acme.shop.Cart.total                   | false
        github.com/acme/Cart.Total             | false
        github.com/acme/shop/cart.Total        | false
        net/http.(*conn).serve                 | false
        geo/dot.Dot                            | false
        acme.Cart.total                        | false
        WhiteNoise.__call__                    | false
        Shop.Cart.Total                        | false
        std::vec::Vec<T>::push                 | false
        [libc.so.6] 0x5e997                    | false
        com/acme/Cart                          | false
        .vtable stub                           | false
        ''                                     | false
        """)
    void unmistakable_names_areThoseThatOnlyTheJvmHas(String function, boolean expected) {
        assertThat(JvmName.parse(function).unmistakable()).isEqualTo(expected);
    }

    /** Names come from profiles: a long one must not take the processor. */
    @Test
    void parse_longNames_takesNoTime() {
        for (String piece : new String[] {"a.", "a/", "$", "$$Lambda", "/0x", ".0x", " ", "(", "_[j]", ":1", "//"}) {
            assertTimeout(Duration.ofSeconds(1), () -> JvmName.parse(piece.repeat(65_536 / piece.length())));
        }
    }
}
