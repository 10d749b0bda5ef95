package io.lineflame.server.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lineflame.wire.google.Profile;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final MessageWriter MESSAGE = new MessageWriter()
            .text(1, "name", "größe")
            .number(2, "expiresAt", 300)
            .message(3, "author", new MessageWriter().text(1, "login", "mona").text(2, "picture", ""))
            .messages(4, "all", List.of(new MessageWriter().text(1, "id", "a"), new MessageWriter()));

    /** A varint in field 3 is skipped. */
    @Test
    void fields_ofProtobuf_areFoundByNumber() {
        MessageFields fields =
                MessageFields.read(ConnectForm.PROTO, HexFormat.of().parseHex("0a0161" + "120162" + "120163" + "1805"));

        assertThat(fields.text(1, "name")).isEqualTo("a");
        assertThat(fields.texts(2, "refs")).containsExactly("b", "c");
        assertThat(fields.text(2, "refs")).isEqualTo("c");
        assertThat(fields.text(9, "other")).isEmpty();
    }

    @Test
    void fields_ofJson_areFoundByEachOfTheirNames() {
        MessageFields fields =
                json("{\"repository_url\": \"u\", \"refs\": [\"a\", \"b\"], \"more\": {}, \"none\": null}");

        assertThat(fields.text(1, "repositoryUrl", "repository_url")).isEqualTo("u");
        assertThat(fields.texts(2, "refs")).containsExactly("a", "b");
        assertThat(fields.text(3, "none")).isEmpty();
        assertThat(json("").text(1, "any")).isEmpty();
    }

    @Test
    void fields_ofWhatIsNoMessage_areRefused() {
        assertInvalid(() -> json("[1]"));
        assertInvalid(() -> json("{"));
        assertInvalid(() -> json("{\"ref\": 7}").text(1, "ref"));
        assertInvalid(() -> MessageFields.read(ConnectForm.PROTO, HexFormat.of().parseHex("0aff")));
    }

    @Test
    void writer_inJson_hasEveryFieldAndLongNumbersAsText() {
        assertThat(new String(MESSAGE.write(ConnectForm.JSON), UTF_8))
                .isEqualTo("{\"name\":\"größe\",\"expiresAt\":\"300\",\"author\":{\"login\":\"mona\",\"picture\":\"\"},"
                        + "\"all\":[{\"id\":\"a\"},{}]}");
    }

    @Test
    void writer_inProtobuf_leavesOutWhatIsEmpty() {
        assertThat(HexFormat.of().formatHex(MESSAGE.write(ConnectForm.PROTO)))
                .isEqualTo("0a07" + HexFormat.of().formatHex("größe".getBytes(UTF_8)) + "10ac02" + "1a060a04"
                        + HexFormat.of().formatHex("mona".getBytes(UTF_8)) + "22030a0161" + "2200");
    }

    /** As large a profile would fill the memory as JSON. */
    @Test
    void message_tooLargeForJson_isRefused_andGoesOutInProtobuf() {
        byte[] large = new byte[(32 << 20) + 1];

        assertThat(Messages.write(ConnectForm.PROTO, Profile.getDefaultInstance(), large))
                .isSameAs(large);
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> Messages.write(ConnectForm.JSON, Profile.getDefaultInstance(), large))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ConnectCode.RESOURCE_EXHAUSTED))
                .withMessageContaining("max_nodes");
    }

    @Test
    void message_thatIsEncoded_isJsonWhenAsked() {
        Profile profile = Profile.newBuilder().addStringTable("größe").build();

        byte[] json = Messages.write(ConnectForm.JSON, Profile.getDefaultInstance(), profile.toByteArray());

        assertThat(new String(json, UTF_8)).isEqualTo("{\"stringTable\":[\"größe\"]}");
    }

    private static MessageFields json(String text) {
        return MessageFields.read(ConnectForm.JSON, text.getBytes(UTF_8));
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ConnectCode.INVALID_ARGUMENT));
    }
}
