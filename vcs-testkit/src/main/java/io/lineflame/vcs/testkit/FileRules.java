package io.lineflame.vcs.testkit;

import static io.lineflame.vcs.VcsException.Kind.NOT_A_FILE;
import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static io.lineflame.vcs.VcsException.Kind.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsCapability;
import io.lineflame.vcs.VcsException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 5xx: one file at one commit, byte for byte. */
interface FileRules extends Rules {

    /**
     * Every file of a commit reads as it was written: CRLF, empty files, no line end at the end,
     * a byte order mark, Latin-1, binary, executables, names that a URL would change, exactly at
     * the limit.
     */
    @Test
    default void r501_readFile_ofEachFile_isExact() throws Exception {
        for (FixtureCommit commit : repository().commits()) {
            for (String path : commit.files().keySet()) {
                FixtureFile written = commit.file(path);
                if (written.kind() == TreeEntry.Kind.FILE && written.size() <= ContractRepository.MAX_FILE_BYTES) {
                    assertThat(read(commit, path).orElseThrow().bytes())
                            .as(path)
                            .isEqualTo(written.bytes());
                }
            }
        }
    }

    /** The answer says what it is of, and its hash is the one of the listing. */
    @Test
    default void r502_readFile_ofAFile_saysWhatItIsOf() throws Exception {
        SourceFile file = read(repository().second(), "cart/total.go").orElseThrow();

        assertThat(file.repository()).isEqualTo(id());
        assertThat(file.commit()).isEqualTo(repository().second().id());
        assertThat(file.path()).isEqualTo("cart/total.go");
        assertThat(file.blobHash())
                .isEqualTo(repository().second().file("cart/total.go").hash());
    }

    /** The version of the commit that was asked for, not of a branch. */
    @Test
    default void r503_readFile_atTwoCommits_givesEachVersion() throws Exception {
        assertThat(read(repository().first(), "cart/total.go").orElseThrow().text())
                .contains("return 1");
        assertThat(read(repository().second(), "cart/total.go").orElseThrow().text())
                .contains("return 2");
    }

    /** A renamed file has one name at each commit. Renames are not guessed. */
    @Test
    default void r504_readFile_renamed_isUnderItsNameOfThatCommit() throws Exception {
        assertThat(read(repository().second(), "cart/sum.go")).isEmpty();
        assertThat(read(repository().third(), "cart/sum.go")).isPresent();
        assertThat(read(repository().third(), "cart/total.go")).isEmpty();
    }

    /** While paths are being guessed, nothing there is a normal answer. Names are case-sensitive. */
    @ParameterizedTest
    @ValueSource(
            strings = {"missing.go", "cart/missing.go", "missing/total.go", "readme.md", "README.md/below", "total.go"})
    default void r505_readFile_whereNothingIs_isEmpty(String path) throws Exception {
        assertThat(read(repository().first(), path)).isEmpty();
    }

    /** Paths come from profiles. What no tree can hold is not there, whatever the disk or a URL makes of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "/",
                "../config",
                "../../../../../../../../etc/passwd",
                "/etc/passwd",
                "cart/../README.md",
                "./README.md",
                "cart//total.go",
                "cart/",
                "/README.md",
                "README.md/",
                "README.md\0",
                ".git/config",
                "names/%2e%2e/with space.md",
                "%52EADME.md",
                "README.md?raw=true",
                "README.md#L1",
                "C:\\Windows\\win.ini",
                "cart\\total.go",
            })
    default void r506_readFile_atAPathNoTreeHolds_isEmpty(String path) throws Exception {
        assertThat(read(repository().first(), path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cart", "names/日本語", "third"})
    default void r507_readFile_ofADirectory_isNotAFile(String path) {
        assertReadFails(NOT_A_FILE, path);
    }

    /** Links are never followed: neither within the repository, nor out of it. */
    @ParameterizedTest
    @ValueSource(strings = {"links/inside.go", "links/outside", "links/above", "links/cart"})
    default void r508_readFile_ofASymlink_isNotAFile(String path) {
        assertReadFails(NOT_A_FILE, path);
    }

    /** Nor is a link on the way to a file. */
    @ParameterizedTest
    @ValueSource(strings = {"links/cart/total.go", "links/above/x"})
    default void r509_readFile_belowASymlink_isEmpty(String path) throws Exception {
        assertThat(read(repository().first(), path)).isEmpty();
    }

    @Test
    default void r510_readFile_ofASubmodule_isNotAFile() throws Exception {
        assertReadFails(NOT_A_FILE, "third/party");
        assertThat(read(repository().first(), "third/party/file.go")).isEmpty();
    }

    /** Content over the limit is refused before it fills the memory, and the numbers are named. */
    @Test
    default void r511_readFile_overTheLimit_isTooLarge() {
        VcsException failure = assertReadFails(TOO_LARGE, "limits/over.txt");

        assertThat(failure)
                .message()
                .contains(Integer.toString(ContractRepository.MAX_FILE_BYTES))
                .contains("limits/over.txt");
    }

    @Test
    default void r512_readFile_atAMissingCommit_isNotFound() {
        assertFails(NOT_FOUND, () -> client().readFile(id(), repository().missingCommit(), "README.md"));
    }

    /** A file's hash has the form of a commit's. */
    @Test
    default void r513_readFile_atAFilesHash_isNotFound() {
        CommitId file = new CommitId(repository().first().file("README.md").hash());

        assertFails(NOT_FOUND, () -> client().readFile(id(), file, "README.md"));
    }

    @Test
    default void r514_readFile_inAMissingRepository_isNotFound() {
        assertFails(
                NOT_FOUND,
                () -> client().readFile(missingId(), repository().first().id(), "README.md"));
    }

    /** A file found by search in the listing is read without a second look-up: the same file. */
    @Test
    default void r515_readFile_byItsEntry_isTheSameAsByItsPath() throws Exception {
        CommitId commit = repository().first().id();
        for (TreeEntry entry : client().listTree(id(), commit).entries()) {
            if (entry.kind() == TreeEntry.Kind.FILE && !entry.path().equals("limits/over.txt")) {
                SourceFile byPath =
                        client().readFile(id(), commit, entry.path()).orElseThrow();
                SourceFile byEntry = client().readFile(id(), commit, entry);

                assertThat(byEntry.bytes()).as(entry.path()).isEqualTo(byPath.bytes());
                assertThat(List.of(byEntry.repository(), byEntry.commit(), byEntry.path(), byEntry.blobHash()))
                        .containsExactly(byPath.repository(), byPath.commit(), byPath.path(), byPath.blobHash());
                assertThat(byEntry.webUrl()).isEqualTo(byPath.webUrl());
            }
        }
    }

    @Test
    default void r516_readFile_byAnEntryOverTheLimit_isTooLarge() {
        assertFails(TOO_LARGE, () -> readByEntry("limits/over.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"links/inside.go", "links/outside", "third/party"})
    default void r517_readFile_byAnEntryThatIsNoFile_isNotAFile(String path) {
        assertFails(NOT_A_FILE, () -> readByEntry(path));
    }

    /** The entry as the listing has it, which rules 401 to 405 look at. */
    private SourceFile readByEntry(String path) throws VcsException {
        FixtureFile file = repository().first().file(path);
        boolean sized = claims(VcsCapability.TREE_SIZES) && file.kind() != TreeEntry.Kind.SUBMODULE;
        OptionalLong size = sized ? OptionalLong.of(file.size()) : OptionalLong.empty();
        return client().readFile(id(), repository().first().id(), new TreeEntry(path, file.kind(), file.hash(), size));
    }

    private Optional<SourceFile> read(FixtureCommit commit, String path) throws VcsException {
        return client().readFile(id(), commit.id(), path);
    }

    private VcsException assertReadFails(VcsException.Kind kind, String path) {
        return assertFails(kind, () -> read(repository().first(), path));
    }
}
