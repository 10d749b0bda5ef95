package io.lineflame.source.jvm;

import io.lineflame.source.KnownVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK's version, and what its repository calls it. Source: JEP 223 and JEP 322 for the versions, the tags of the
 * OpenJDK's update repositories.
 *
 * @param feature e.g. 17
 * @param known the part of the text that is the version, e.g. {@code 17.0.9+9}, and where it is from
 * @param tags most likely first
 */
record JdkVersion(int feature, KnownVersion known, List<String> tags) {

    private static final int LONGEST = 200;
    private static final Pattern OLD =
            Pattern.compile("(?:1\\.)8\\.0_(\\d{1,4})(?:-[a-z]{2,8})?(?:-b(\\d{2}))?|8u(\\d{1,4})(?:-b(\\d{2}))?");
    private static final Pattern NEW = Pattern.compile("(\\d{1,2})((?:\\.\\d{1,4}){0,5})(-ea)?(?:\\+(\\d{1,4}))?");

    JdkVersion {
        tags = List.copyOf(tags);
    }

    /** Reads what a label or a profile says; empty when it is no JDK's version, or not one release's. */
    static Optional<JdkVersion> of(KnownVersion said) {
        String text = said.text().substring(0, Math.min(said.text().length(), LONGEST));
        Matcher old = OLD.matcher(text);
        if (old.find()) {
            return Optional.of(eight(old, said.from()));
        }
        for (Matcher recent = NEW.matcher(text); recent.find(); ) {
            if (atStartOfWord(recent.start(), text) && isFeature(recent.group(1)) && isOneRelease(recent)) {
                return Optional.of(recent(recent, said.from()));
            }
        }
        return Optional.empty();
    }

    private static boolean atStartOfWord(int start, String text) {
        return start == 0 || "\"-( ".indexOf(text.charAt(start - 1)) >= 0;
    }

    private static boolean isFeature(String number) {
        int feature = Integer.parseInt(number);
        return feature >= 9 && feature <= 60;
    }

    /** A feature alone is any of its updates, and one that is not released yet any of its builds. */
    private static boolean isOneRelease(Matcher version) {
        boolean full = version.group(2).indexOf('.', 1) > 0;
        return version.group(4) != null || (full && version.group(3) == null);
    }

    private static JdkVersion eight(Matcher matcher, String from) {
        String update = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
        String build = matcher.group(1) == null ? matcher.group(4) : matcher.group(2);
        String release = "jdk8u" + update;
        List<String> tags = build == null ? List.of(release + "-ga") : List.of(release + "-b" + build, release + "-ga");
        return new JdkVersion(8, new KnownVersion(matcher.group(), from), tags);
    }

    private static JdkVersion recent(Matcher matcher, String from) {
        int feature = Integer.parseInt(matcher.group(1));
        String release = "jdk-" + feature + withoutZeros(matcher.group(2));
        String build = matcher.group(4);
        List<String> tags = build == null ? List.of(release + "-ga") : List.of(release + "+" + build, release + "-ga");
        return new JdkVersion(feature, new KnownVersion(matcher.group(), from), tags);
    }

    /** Version numbers do not end in zeros: {@code 17.0.0} is tagged {@code jdk-17}. */
    private static String withoutZeros(String numbers) {
        String text = numbers;
        while (text.endsWith(".0")) {
            text = text.substring(0, text.length() - 2);
        }
        return text;
    }

    /** Whether this is a feature's first release, which the main repository has too. */
    boolean first() {
        return !tags.get(0).contains(".") && feature > 8;
    }
}
