package io.lineflame.benchmarks.servers;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A server under measurement, as processes of this machine on loopback. For one thread. */
public interface Contestant extends AutoCloseable {

    String name();

    InetSocketAddress address();

    /** Starts it over what its folder holds, and waits until it is ready. */
    void start() throws IOException, InterruptedException;

    /** Ends it as an operator would, and waits. */
    void stop() throws IOException, InterruptedException;

    /** Of the server's own process, without its database. */
    long residentBytes() throws IOException;

    /** The most it ever was. */
    long peakResidentBytes() throws IOException;

    /** What the stored profiles take on the disk; without journals of a size that does not grow with them. */
    long storedBytes() throws IOException;

    /** How it is asked. */
    Queries queries();

    @Override
    void close();
}
