package io.lineflame.source;

import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Layouts of repositories to search in. */
public final class Trees {

    private static final String HASH = "0123456789012345678901234567890123456789";

    private Trees() {}

    /** The files of these paths, one a line; {@code @} after a path marks a link, {@code #} a submodule. */
    public static Tree of(String paths) {
        List<TreeEntry> entries = new ArrayList<>();
        paths.strip().lines().map(String::strip).forEach(line -> entries.add(entry(line)));
        return Tree.of(entries);
    }

    private static TreeEntry entry(String line) {
        if (line.endsWith("@")) {
            return new TreeEntry(path(line), TreeEntry.Kind.SYMLINK, HASH, OptionalLong.of(9));
        }
        if (line.endsWith("#")) {
            return new TreeEntry(path(line), TreeEntry.Kind.SUBMODULE, HASH, OptionalLong.empty());
        }
        return new TreeEntry(line, TreeEntry.Kind.FILE, HASH, OptionalLong.of(100));
    }

    private static String path(String line) {
        return line.substring(0, line.length() - 1);
    }

    /** One module at the root, with assembly and cgo. */
    public static Tree rideshare() {
        return of("""
                cmd/rideshare/main.go
                geo/dot_amd64.go
                geo/dot_amd64.s
                geo/geo.go
                go.mod
                native/native.go
                pricing/pricing.go
                """);
    }

    /** The same after the commit that renames a file. */
    public static Tree rideshareRenamed() {
        return of("""
                cmd/rideshare/main.go
                geo/dot_amd64.go
                geo/dot_amd64.s
                geo/geo.go
                go.mod
                native/native.go
                pricing/fare.go
                """);
    }

    /** The demo's first commits: a main package at the root. */
    public static Tree demoShop() {
        return of("""
                .gitignore
                README.md
                basket/basket.go
                basket/discount.go
                catalog/catalog.go
                catalog/lists.go
                go.mod
                load.go
                main.go
                receipt/receipt.go
                record.go
                """);
    }

    /** Several services with modules of their own, a shared library, and names that occur twice. */
    public static Tree monorepo() {
        return of("""
                cart/total.go
                go.mod
                libs/log/go.mod
                libs/log/log.go
                main.go
                old/shop/cart/total.go
                pkg/log/log.go
                services/billing/cart/total.go
                services/billing/cmd/server/main.go
                services/billing/go.mod
                services/shop/cart/total.go
                services/shop/cmd/server/main.go
                services/shop/go.mod
                services/shop/log/log.go
                tools/main.go
                """);
    }

    /** Built with the folder {@code vendor}, at the root and for one service. */
    public static Tree vendored() {
        return of("""
                errors/errors.go
                go.mod
                main.go
                vendor/github.com/pkg/errors/errors.go
                vendor/golang.org/x/net/http2/frame.go
                svc/go.mod
                svc/main.go
                svc/vendor/github.com/acme/lib/lib.go
                svc/vendor/golang.org/x/net/http2/frame.go
                web/go.mod
                web/vendor/github.com/acme/web/web.go
                web2/vendor/github.com/acme/web/web.go
                """);
    }
}
