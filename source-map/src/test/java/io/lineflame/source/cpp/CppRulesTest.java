package io.lineflame.source.cpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.lineflame.source.Checkout;
import io.lineflame.source.Origin;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Trees;
import io.lineflame.vcs.Tree;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CppRulesTest {

    private static final CppRules RULES = new CppRules();

    private static final Tree SHOP = Trees.of("""
            cart/total.cc
            cart/total.h
            external/tiny/tiny.c
            libgcc/unwind.c
            src/main.cpp
            tax/total.cc
            third_party/zlib#
            """);

    private static SourceAnswer find(String file) {
        assertThat(RULES.claims("total", file)).isTrue();
        return RULES.find(new SourceQuestion("total", file, ""), Checkout.unread(SHOP));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /build/shop/cart/total.cc                                    | cart/total.cc        | OWN
        C:\\build\\shop\\cart\\total.h                               | cart/total.h         | OWN
        /proc/self/cwd/cart/total.cc                                 | cart/total.cc        | OWN
        ../src/main.cpp                                              | src/main.cpp         | OWN
        total.cc                                                     | AMBIGUOUS            | OWN
        /build/shop/gone.cc                                          | NO_MATCH             | OWN
        /build/shop/third_party/zlib/inflate.c                       | NOT_A_FILE           | OWN
        external/tiny/tiny.c                                         | external/tiny/tiny.c | DEPENDENCY
        /src/app/external/tiny/tiny.c                                | external/tiny/tiny.c | DEPENDENCY
        /src/app/external/other/tiny/tiny.c                          | OTHER_MODULE         | DEPENDENCY
        /src/app/libgcc/unwind.c                                     | libgcc/unwind.c      | STANDARD_LIBRARY
        external/com_google_absl/absl/strings/str_cat.cc             | OTHER_MODULE         | DEPENDENCY
        /build/_deps/fmt-src/include/fmt/core.h                      | OTHER_MODULE         | DEPENDENCY
        /opt/vcpkg/buildtrees/zstd/src/v1.5.5/lib/x.c                | OTHER_MODULE         | DEPENDENCY
        /src/vcpkg_installed/x64-linux/include/fmt/core.h            | OTHER_MODULE         | DEPENDENCY
        /root/.conan/data/zlib/1.2.13/_/_/build/01/src/inflate.c     | OTHER_MODULE         | DEPENDENCY
        /usr/local/include/boost/asio.hpp                            | OTHER_MODULE         | DEPENDENCY
        /usr/src/debug/openssl-3.0.7-1.el9.x86_64/crypto/aes.c       | OTHER_MODULE         | DEPENDENCY
        /usr/include/stdio.h                                         | STANDARD_LIBRARY     | STANDARD_LIBRARY
        /usr/include/c++/12/bits/stl_vector.h                        | STANDARD_LIBRARY     | STANDARD_LIBRARY
        /usr/include/c++/12/vector                                   | STANDARD_LIBRARY     | STANDARD_LIBRARY
        ../sysdeps/x86_64/multiarch/memmove-vec-unaligned-erms.S     | STANDARD_LIBRARY     | STANDARD_LIBRARY
        ./nptl/pthread_mutex_lock.c                                  | STANDARD_LIBRARY     | STANDARD_LIBRARY
        ../../../../src/libstdc++-v3/src/c++11/thread.cc             | STANDARD_LIBRARY     | STANDARD_LIBRARY
        /build/linux-hwe-6.2-7y1aTv/linux-hwe-6.2-6.2.0/net/socket.c | STANDARD_LIBRARY     | RUNTIME
        /usr/src/kernels/6.1.0/include/linux/sched.h                 | STANDARD_LIBRARY     | RUNTIME
        kernel/sched/core.c                                          | STANDARD_LIBRARY     | RUNTIME
        """)
    void find_files_byTheirNames(String file, String expected, Origin origin) {
        SourceAnswer answer = find(file);
        assertThat(answer.path().orElseGet(() -> answer.reason().map(Enum::name).orElseThrow()))
                .isEqualTo(expected);
        assertThat(RULES.origin("total", file)).isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /build/glibc-SzIz7B/glibc-2.31/csu/../csu/libc-start.c       | /bminor/glibc    | glibc-2.31         | csu/libc-start.c
        /build/reproducible-path/glibc-2.36-9+deb12u3/elf/rtld.c     | /bminor/glibc    | glibc-2.36         | elf/rtld.c
        /usr/src/debug/openssl-3.0.7-1.el9.x86_64/crypto/aes.c       | /openssl/openssl | openssl-3.0.7      | crypto/aes.c
        /usr/src/Python-3.12.4/Python/ceval.c                        | /python/cpython  | v3.12.4            | Python/ceval.c
        /root/.conan/data/zlib/1.2.13/_/_/build/01/src/inflate.c     | /madler/zlib     | v1.2.13            | src/inflate.c
        /usr/include/c++/12/bits/stl_vector.h                        | /gcc-mirror/gcc  | ''                 | libstdc++-v3/include/bits/stl_vector.h
        """)
    void find_packageThatIsKnown_isAtTheTagWhereTheNameHasTheVersion(
            String file, String repository, String tag, String path) {
        Place place = find(file).places().get(0);
        assertThat(place.repository()).endsWith(repository);
        assertThat(String.join(" ", place.refs())).isEqualTo(tag);
        assertThat(place.paths()).containsExactly(path);
    }

    @Test
    void origin_longNames_takesNoTime() {
        for (String piece : new String[] {"a-1.", "-1.1", "/build", "a/", "external/"}) {
            String file = "/build/" + piece.repeat(60_000 / piece.length()) + ".c";
            assertTimeout(Duration.ofSeconds(1), () -> RULES.origin("x", file));
        }
    }
}
