package io.lineflame.server.compat.querier;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.lineflame.profile.compat.TreeBytes;
import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.query.QueryContext;
import io.lineflame.wire.google.Profile;
import io.lineflame.wire.querier.DiffRequest;
import io.lineflame.wire.querier.DiffResponse;
import io.lineflame.wire.querier.FlameGraph;
import io.lineflame.wire.querier.PprofProfile;
import io.lineflame.wire.querier.ProfileFormat;
import io.lineflame.wire.querier.SelectMergeProfileRequest;
import io.lineflame.wire.querier.SelectMergeSpanProfileRequest;
import io.lineflame.wire.querier.SelectMergeSpanProfileResponse;
import io.lineflame.wire.querier.SelectMergeStacktracesRequest;
import io.lineflame.wire.querier.SelectMergeStacktracesResponse;
import io.lineflame.wire.types.StackTraceSelector;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers what is asked for stacks, message by message. Every method throws {@link ConnectException} when the question is not understood. */
final class MergeService {

    /** Of a field number below 16 and a length. */
    private static final int MOST_HEAD = 6;

    private final MergedStacks stacks;

    @Inject
    MergeService(MergedStacks stacks) {
        this.stacks = stacks;
    }

    /**
     * An encoded {@link SelectMergeStacktracesResponse} in the format asked for, as a flame graph when none is. Whether it was asked to
     * answer later makes no difference: it answers now.
     */
    byte[] stacktraces(QueryContext context, SelectMergeStacktracesRequest asked) {
        MergeQuestion question = MergeQuestion.of(asked);
        SelectMergeStacktracesResponse.Builder answer = SelectMergeStacktracesResponse.newBuilder();
        switch (asked.getFormat()) {
            case PROFILE_FORMAT_UNSPECIFIED, PROFILE_FORMAT_FLAMEGRAPH ->
                answer.setFlamegraph(flameGraph(context, question, asked.getMaxNodes()));
            case PROFILE_FORMAT_TREE -> answer.setTree(tree(context, question, asked.getMaxNodes()));
            case PROFILE_FORMAT_DOT -> answer.setDot(stacks.dot(context, question, NodeLimit.dot(asked.getMaxNodes())));
            case PROFILE_FORMAT_PPROF -> {
                return nested(pprof(context, question, asked.getStackTraceSelector(), asked.getMaxNodes()));
            }
            case UNRECOGNIZED ->
                throw new ConnectException(
                        ConnectCode.INVALID_ARGUMENT, "There is no format number " + asked.getFormatValue() + ".");
        }
        return answer.build().toByteArray();
    }

    /** The samples of some spans, of all when none is named; a tree if that is asked for, else a flame graph. */
    SelectMergeSpanProfileResponse spanProfile(QueryContext context, SelectMergeSpanProfileRequest asked) {
        MergeQuestion question = MergeQuestion.of(asked);
        SelectMergeSpanProfileResponse.Builder answer = SelectMergeSpanProfileResponse.newBuilder();
        return asked.getFormat() == ProfileFormat.PROFILE_FORMAT_TREE
                ? answer.setTree(tree(context, question, asked.getMaxNodes())).build()
                : answer.setFlamegraph(flameGraph(context, question, asked.getMaxNodes()))
                        .build();
    }

    /** An encoded {@link Profile}. */
    byte[] profile(QueryContext context, SelectMergeProfileRequest asked) {
        return pprof(context, MergeQuestion.of(asked), asked.getStackTraceSelector(), asked.getMaxNodes());
    }

    /** With the larger of both limits. */
    DiffResponse diff(QueryContext context, DiffRequest asked) {
        long maxNodes = Math.max(asked.getLeft().getMaxNodes(), asked.getRight().getMaxNodes());
        return DiffResponse.newBuilder()
                .setFlamegraph(LevelMessages.of(stacks.diff(
                        context,
                        MergeQuestion.of(asked.getLeft()),
                        MergeQuestion.of(asked.getRight()),
                        NodeLimit.drawn(maxNodes))))
                .build();
    }

    private FlameGraph flameGraph(QueryContext context, MergeQuestion question, long maxNodes) {
        return LevelMessages.of(stacks.levels(context, question, NodeLimit.drawn(maxNodes)));
    }

    private ByteString tree(QueryContext context, MergeQuestion question, long maxNodes) {
        long limit = NodeLimit.drawn(maxNodes);
        return ByteString.copyFrom(
                TreeBytes.write(stacks.tree(context, question).pruned(limit)));
    }

    private byte[] pprof(QueryContext context, MergeQuestion question, StackTraceSelector selector, long maxNodes) {
        return MergedPprof.write(
                stacks.selection(context, question), question.question(), selector, NodeLimit.whole(maxNodes));
    }

    /** A response with nothing but this profile. It may be large: as messages it would take many times its bytes. */
    private static byte[] nested(byte[] pprof) {
        int inner = CodedOutputStream.computeByteArraySize(PprofProfile.PROFILE_FIELD_NUMBER, pprof);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(inner + MOST_HEAD);
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeTag(SelectMergeStacktracesResponse.PPROF_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(inner);
            out.writeByteArray(PprofProfile.PROFILE_FIELD_NUMBER, pprof);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
