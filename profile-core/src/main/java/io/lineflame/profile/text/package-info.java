/** Profiles in the older formats of {@code /ingest}: stacks as text, as a trie or a tree of names, and speedscope's JSON. */
@NullMarked
package io.lineflame.profile.text;

import org.jspecify.annotations.NullMarked;
