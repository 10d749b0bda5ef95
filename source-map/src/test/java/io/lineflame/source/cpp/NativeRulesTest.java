package io.lineflame.source.cpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.source.Checkout;
import io.lineflame.source.NoSource;
import io.lineflame.source.Origin;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Trees;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeRulesTest {

    private static final NativeRules RULES = new NativeRules();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        libc.so.6.__memset_avx512_unaligned_erms | ''                              | STANDARD_LIBRARY | NO_FILE_NAME
        libpthread-2.31.so.start_thread          | ''                              | STANDARD_LIBRARY | NO_FILE_NAME
        ld-2.31.so.__tls_get_addr                | ''                              | STANDARD_LIBRARY | NO_FILE_NAME
        libasyncProfiler.so.Recording::add       | ''                              | DEPENDENCY       | NO_FILE_NAME
        ./tmp/snappy-1.1.8-libsnappyjava.so      | ''                              | DEPENDENCY       | NO_FILE_NAME
        ./lib/x86_64-linux-gnu/libc-2.31.so      | ''                              | STANDARD_LIBRARY | NO_FILE_NAME
        memmove                                  | /usr/lib/x86_64-linux-gnu/libc.so.6 | STANDARD_LIBRARY | NO_FILE_NAME
        tcp_sendmsg_[k]                          | ''                              | RUNTIME          | STANDARD_LIBRARY
        do_syscall_64                            | ''                              | RUNTIME          | STANDARD_LIBRARY
        tcp_sendmsg                              | [kernel.kallsyms]               | RUNTIME          | STANDARD_LIBRARY
        __vdso_clock_gettime                     | [vdso]                          | RUNTIME          | STANDARD_LIBRARY
        """)
    void frame_ofALibraryOrTheKernel_isKnown(String function, String file, Origin origin, NoSource reason) {
        assertThat(RULES.claims(function, file)).isTrue();
        assertThat(RULES.origin(function, file)).isEqualTo(origin);
        assertThat(RULES.find(new SourceQuestion(function, file, ""), Checkout.unread(Trees.of("a.c")))
                        .reason())
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        main.sort                     | ''
        github.com/acme/lib.so.F      | ''
        com/acme/Cart.total           | ''
        library::sort                 | ''
        total                         | /src/lib.sorted.c
        ''                            | ''
        """)
    void frame_ofPrograms_isNotClaimed(String function, String file) {
        assertThat(RULES.claims(function, file)).isFalse();
    }
}
