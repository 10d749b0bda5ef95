package io.lineflame.source.jvm;

import java.util.List;

/**
 * A method of a class as profilers of the JVM write it: {@code com/acme/Cart$Item.total}, {@code
 * com.acme.Cart.total(int):42_[j]}, {@code java.base/java.lang.Thread.run}, {@code int com.acme.Cart.total(int)}.
 *
 * @param packagePath in segments; empty for the default package, or when the name does not say
 * @param className of the class in its package as the JVM has it, e.g. {@code Cart$Item}; without what hidden classes
 *     have behind it; empty when there is none
 * @param method as the JVM has it; empty when there is none
 * @param kind what kind of class it is
 * @param slashes whether slashes part the package's segments, which few others do
 * @param marked whether the name has what only profilers of the JVM write: a signature, a result type, a mark such as
 *     {@code _[j]}
 */
record JvmName(List<String> packagePath, String className, String method, Kind kind, boolean slashes, boolean marked) {

    /** What kind of class a name is of. */
    enum Kind {
        /** Written by a person, or made by a compiler from what a person wrote. */
        WRITTEN,
        /** Made by the JVM while running to call the body of a lambda. */
        LAMBDA,
        /** Hidden: made by the JVM or a library while running. */
        HIDDEN
    }

    JvmName {
        packagePath = List.copyOf(packagePath);
    }

    static JvmName parse(String function) {
        return new JvmNameReader(function).read();
    }

    /** Whether a class is named behind a package, in a way that other languages' names are not. */
    boolean unmistakable() {
        if (className.isEmpty() || method.isEmpty() || !packagePath.stream().allMatch(JvmName::isPackageSegment)) {
            return false;
        }
        boolean nested = className.indexOf('$') >= 0 && !className.isBlank();
        boolean inPackage = packagePath.size() > (slashes ? 0 : 1);
        boolean ofJvm = slashes || marked || nested || method.indexOf('$') >= 0 || PackageRoots.start(packagePath);
        boolean upper = Character.isUpperCase(className.charAt(0));
        return kind != Kind.WRITTEN || (inPackage && ofJvm && (upper || nested));
    }

    private static boolean isPackageSegment(String segment) {
        return !segment.isEmpty()
                && Character.isJavaIdentifierStart(segment.charAt(0))
                && segment.chars().allMatch(Character::isJavaIdentifierPart);
    }

    /** The class that a file is named after: {@code Cart} of {@code Cart$Item$1}. */
    String topLevel() {
        int dollar = className.indexOf('$', 1);
        return dollar < 0 ? className : className.substring(0, dollar);
    }

    /** The package with dots. */
    String packageName() {
        return String.join(".", packagePath);
    }

    /** The class with its package, with dots. */
    String qualified() {
        return packagePath.isEmpty() ? className : packageName() + "." + className;
    }
}
