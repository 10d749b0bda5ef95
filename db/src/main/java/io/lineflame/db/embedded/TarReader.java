package io.lineflame.db.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Unpacks a tar archive: files, folders, symbolic links, with GNU long names (POSIX.1-1988 ustar and the GNU tar manual, "Basic Tar
 * Format"). Only what the archives of PostgreSQL hold; anything else is an error, never skipped.
 */
final class TarReader {
    private static final int BLOCK = 512;
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final InputStream in;
    private final Path target;
    private final byte[] header = new byte[BLOCK];
    private String longName = "";

    private TarReader(InputStream in, Path target) {
        this.in = in;
        this.target = target.toAbsolutePath().normalize();
    }

    /** Unpacks below the target folder, which must exist. Refuses names that lead out of it. */
    static void unpack(InputStream in, Path target) throws IOException {
        TarReader reader = new TarReader(in, target);
        while (reader.readHeader()) {
            reader.unpackEntry();
        }
    }

    private boolean readHeader() throws IOException {
        readFully(header, BLOCK);
        for (byte b : header) {
            if (b != 0) {
                return true;
            }
        }
        return false;
    }

    private void unpackEntry() throws IOException {
        long size = octal(124, 12);
        char type = (char) header[156];
        if (type == 'L') {
            byte[] name = new byte[(int) padded(size)];
            readFully(name, name.length);
            longName = text(name, 0, (int) size);
            return;
        }
        Path path = inside(name());
        longName = "";
        switch (type) {
            case '0', '\0' -> file(path, size);
            case '5' -> folder(path);
            case '2' -> link(path);
            default -> throw new IOException("Unexpected entry of type '" + type + "' in the archive: " + path);
        }
    }

    private void file(Path path, long size) throws IOException {
        folder(path.resolve("..").normalize());
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(path)) {
            for (long left = size; left > 0; ) {
                int part = (int) Math.min(left, buffer.length);
                readFully(buffer, part);
                out.write(buffer, 0, part);
                left -= part;
            }
        }
        int padding = (int) (padded(size) - size);
        readFully(buffer, padding);
        permit(path, (octal(100, 8) & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
    }

    private void link(Path path) throws IOException {
        String to = text(header, 157, 100);
        folder(path.resolve("..").normalize());
        inside(target.relativize(path.resolveSibling(to).normalize()).toString());
        Files.createSymbolicLink(path, Path.of(to));
    }

    private void folder(Path path) throws IOException {
        if (!path.equals(target) && !Files.isDirectory(path)) {
            folder(path.resolve("..").normalize());
            Files.createDirectory(path);
            permit(path, "rwxr-xr-x");
        }
    }

    private Path inside(String name) throws IOException {
        Path path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("An entry of the archive leads out of its folder: " + name);
        }
        return path;
    }

    private String name() {
        if (!longName.isEmpty()) {
            return longName;
        }
        boolean ustar = text(header, 257, 6).equals("ustar");
        String prefix = ustar ? text(header, 345, 155) : "";
        String name = text(header, 0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private long octal(int offset, int length) throws IOException {
        String digits = text(header, offset, length).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new IOException("The archive is damaged: not an octal number: " + digits, e);
        }
    }

    private static String text(byte[] bytes, int offset, int length) {
        int end = offset;
        while (end < offset + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, offset, end - offset, StandardCharsets.UTF_8);
    }

    private static long padded(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    private void readFully(byte[] buffer, int length) throws IOException {
        if (in.readNBytes(buffer, 0, length) != length) {
            throw new EOFException("The archive ends early.");
        }
    }

    /** Said explicitly, since a umask of 077 would keep an unprivileged postgres process out. */
    private static void permit(Path path, String permissions) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
