package io.lineflame.vcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TreeTest {

    private static final String HASH = "0123456789012345678901234567890123456789";

    private final Tree tree = Tree.of(List.of(
            entry("cmd/main.go", TreeEntry.Kind.FILE),
            entry("a/b/total.go", TreeEntry.Kind.FILE),
            entry("README.md", TreeEntry.Kind.FILE),
            entry("a/total.go", TreeEntry.Kind.FILE),
            entry("link/total.go", TreeEntry.Kind.SYMLINK),
            entry("a-b", TreeEntry.Kind.FILE),
            entry("third/party", TreeEntry.Kind.SUBMODULE)));

    @Test
    void entries_givenInAnyOrder_ascendByPath() {
        assertThat(tree.entries())
                .extracting(TreeEntry::path)
                .containsExactly(
                        "README.md",
                        "a-b",
                        "a/b/total.go",
                        "a/total.go",
                        "cmd/main.go",
                        "link/total.go",
                        "third/party");
    }

    @Test
    void entry_byPath_isExact() {
        assertThat(tree.entry("a/total.go")).contains(entry("a/total.go", TreeEntry.Kind.FILE));
        assertThat(tree.entry("A/total.go")).isEmpty();
        assertThat(tree.entry("a")).isEmpty();
        assertThat(tree.entry("/a/total.go")).isEmpty();
    }

    @Test
    void filesNamed_lastSegment_findsFilesOnlyInOrder() {
        assertThat(tree.filesNamed("total.go"))
                .extracting(TreeEntry::path)
                .containsExactly("a/b/total.go", "a/total.go");
        assertThat(tree.filesNamed("otal.go")).isEmpty();
        assertThat(tree.filesNamed("party")).isEmpty();
        assertThat(tree.filesNamed("a/total.go")).isEmpty();
    }

    @Test
    void hasFile_ofAPath_isTrueOfFilesAlone() {
        assertThat(tree.hasFile("a/total.go")).isTrue();
        assertThat(tree.hasFile("a")).isFalse();
        assertThat(tree.hasFile("a/")).isFalse();
        assertThat(tree.hasFile("link/total.go")).isFalse();
        assertThat(tree.hasFile("third/party")).isFalse();
        assertThat(tree.hasFile("z")).isFalse();
    }

    @Test
    void hasDirectory_ofAPath_needsEntriesBelow() {
        assertThat(tree.hasDirectory("a")).isTrue();
        assertThat(tree.hasDirectory("a/b")).isTrue();
        assertThat(tree.hasDirectory("a/total.go")).isFalse();
        assertThat(tree.hasDirectory("third/party")).isFalse();
        assertThat(tree.hasDirectory("z")).isFalse();
    }

    @Test
    void of_twoEntriesWithOnePath_keepsTheFirst() {
        Tree damaged = Tree.of(List.of(entry("a", TreeEntry.Kind.FILE), entry("a", TreeEntry.Kind.SYMLINK)));

        assertThat(damaged.entries()).containsExactly(entry("a", TreeEntry.Kind.FILE));
    }

    private static TreeEntry entry(String path, TreeEntry.Kind kind) {
        return new TreeEntry(path, kind, HASH, OptionalLong.empty());
    }
}
