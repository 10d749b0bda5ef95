package io.lineflame.profile.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GeneratedNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            com/example/Orders$$Lambda$669.0x0000000800fd7318      | com/example/Orders$$Lambda_
            com/example/Orders$$Lambda.0x00007ffa600c4da0          | com/example/Orders$$Lambda_
            com/example/Orders$$Lambda$14/0x0000000800066840       | com/example/Orders$$Lambda_
            com/example/Orders$$Lambda$14/1023487453               | com/example/Orders$$Lambda_
            com.example.Orders$$Lambda$65+0x00007f12c4062a30/1872515 | com/example/Orders$$Lambda_
            com.example.Orders$$Lambda/0x00007f12c4062a30          | com/example/Orders$$Lambda_
            jdk/internal/reflect/GeneratedMethodAccessor31         | jdk/internal/reflect/GeneratedMethodAccessor_
            com/example/Cart$$EnhancerBySpringCGLIB$$9b64d1c2      | com/example/Cart$$EnhancerBySpringCGLIB$$_
            ./tmp/libzstd-jni-1.5.1-16931311898282279136.so        | libzstd-jni-_.so
            libamazonCorrettoCryptoProvider109b39cf33c563eb.so     | libamazonCorrettoCryptoProvider_.so
            libasyncProfiler-linux-x64-17b9a1d8156277a98ccc871afa9a8f69215f92.so (deleted) | libasyncProfiler-_.so
            com/example/LambdaShop                                 | com/example/LambdaShop
            com/example/Orders$$LambdaForm                         | com/example/Orders$$LambdaForm
            """)
    void merged_oneNameForWhatIsMadeAnew(String name, String merged) {
        assertThat(GeneratedNames.merged(name)).isEqualTo(merged);
    }

    @Test
    void merged_endlessName_staysAsItIs() {
        String endless = "a$$Lambda".repeat(1000);
        assertThat(GeneratedNames.merged(endless)).isEqualTo(endless);
    }
}
