package io.lineflame.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** One file of the pages, held in memory, compressed once. */
final class StaticPage {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final byte[] body;
    private final byte[] gzip;
    private final String contentType;
    private final String etag;
    private final boolean immutable;

    private StaticPage(String path, byte[] body, byte[] gzip) {
        this.body = body;
        this.gzip = gzip;
        this.contentType = TYPES.getOrDefault(extension(path), "application/octet-stream");
        this.etag = etagOf(body);
        this.immutable = path.startsWith("assets/");
    }

    static StaticPage of(String path, byte[] body) {
        byte[] gzip = compress(body);
        return new StaticPage(path, body, gzip.length < body.length ? gzip : new byte[0]);
    }

    /** Lower case, without the dot; empty when the last part of the path has none. */
    static String extension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    byte[] body() {
        return body;
    }

    /** The same bytes compressed; empty when that does not shrink them. */
    byte[] gzip() {
        return gzip;
    }

    String contentType() {
        return contentType;
    }

    /** With its quotation marks. */
    String etag() {
        return etag;
    }

    /** A name under {@code assets/} holds a hash of its content, so a browser may keep it for ever. */
    String cacheControl() {
        return immutable ? "public, max-age=31536000, immutable" : "no-cache";
    }

    private static byte[] compress(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 2 + 64);
        try (GZIPOutputStream gzip = new BestGzip(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    private static String etagOf(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return '"'
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(digest)
                            .substring(0, 22)
                    + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
