package io.lineflame.source.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.source.go.GoMod.Replacement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoModTest {

    @Test
    void goMod_blocksCommentsAndQuotes_areRead() {
        GoMod mod = GoMod.parse("""
                \ufeff// Deprecated: use v2
                module "example.com/shop" // the shop

                go 1.23.0
                toolchain go1.24.1

                require github.com/x/y v1.2.3 // indirect
                require (
                \tgithub.com/Azure/z v0.1.0
                \t`example.com/raw` v1.0.0
                \t// nothing
                \tbroken
                )
                exclude github.com/x/y v1.2.2
                retract [v1.0.0, v1.1.0]
                replace github.com/x/y => ./libs/y
                replace (
                \tgithub.com/a/b v1.0.0 => github.com/c/d v1.5.0
                \tgithub.com/a/b => ../b
                \tgithub.com/e/f v1.0.0
                )
                """.replace("\n", "\r\n"));

        assertThat(mod.module()).isEqualTo("example.com/shop");
        assertThat(mod.go()).isEqualTo("1.23.0");
        assertThat(mod.toolchain()).isEqualTo("go1.24.1");
        assertThat(mod.requires())
                .containsOnlyKeys("github.com/x/y", "github.com/Azure/z", "example.com/raw")
                .containsEntry("github.com/x/y", "v1.2.3");
        assertThat(mod.replacements())
                .containsExactly(
                        new Replacement("github.com/x/y", "", "./libs/y", ""),
                        new Replacement("github.com/a/b", "v1.0.0", "github.com/c/d", "v1.5.0"),
                        new Replacement("github.com/a/b", "", "../b", ""));
    }

    @Test
    void goWork_foldersInUse_areRead() {
        GoMod work = GoMod.parse("go 1.24\nuse (\n\t./services/shop\n\t./libs\n)\nuse .\n");

        assertThat(work.uses()).containsExactly("./services/shop", "./libs", ".");
    }

    @Test
    void vendorList_versionsAndReplacements_areRead() {
        GoMod copies = VendorModules.parse("""
                # github.com/x/y v1.2.3
                ## explicit; go 1.20
                github.com/x/y/z
                # github.com/a/b v1.0.0 => github.com/c/d v1.5.0
                # github.com/l/m v0.0.0 => ./libs/m
                # github.com/l/m => ./libs/m
                #
                """);

        assertThat(copies.requires()).containsOnlyKeys("github.com/x/y", "github.com/a/b", "github.com/l/m");
        assertThat(copies.replacement("github.com/a/b", "v1.0.0"))
                .contains(new Replacement("github.com/a/b", "v1.0.0", "github.com/c/d", "v1.5.0"));
        assertThat(copies.replacement("github.com/l/m", "v9"))
                .map(Replacement::local)
                .contains(true);
    }

    @ParameterizedTest
    @CsvSource({
        "example.com/a/b/c.go, example.com/a/b",
        "example.com/a/bc/c.go, example.com/a",
        "example.com/a, example.com/a",
        "example.com/ab/c.go, ''",
        "'', ''"
    })
    void required_ofAPath_isTheLongestModuleByWholeSegments(String path, String expected) {
        GoMod mod = GoMod.parse("require example.com/a v1.0.0\nrequire example.com/a/b v1.1.0");

        assertThat(mod.required(path).orElse("")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "(", ")", "require (", "module", "\"", "`", "replace a =>", "replace => b", "require (\n)\n)"
            })
    void hostileText_saysNothing_withoutAnError(String text) {
        assertThat(GoMod.parse(text)).isEqualTo(GoMod.EMPTY);
        assertThat(VendorModules.parse("# " + text).module()).isEmpty();
    }

    /** A host may hand over anything under the name go.mod. */
    @Test
    void hugeText_isReadInOnePass() {
        String text = "require (\n" + "a ".repeat(500_000) + "\n" + "\"".repeat(500_000) + "\n)\nmodule m\n";

        assertThat(GoMod.parse(text).module()).isEqualTo("m");
    }
}
