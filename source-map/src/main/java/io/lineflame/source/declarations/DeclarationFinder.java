package io.lineflame.source.declarations;

import java.util.List;

/** Finds what a text declares, by the rules of one language or of several that are alike. */
interface DeclarationFinder {

    /** In the order of the text; where it cannot be told how far a body goes, up to the next sibling or the end. */
    List<Declaration> in(CodeText code);
}
