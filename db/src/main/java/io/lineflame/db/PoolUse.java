package io.lineflame.db;

/**
 * What the pool's connections do at this moment.
 *
 * @param waiting threads that wait for one
 * @param most how many there may be
 */
public record PoolUse(int busy, int waiting, int most) {}
