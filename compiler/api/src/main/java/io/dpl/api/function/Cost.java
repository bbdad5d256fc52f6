package io.dpl.api.function;

/**
 * What a heavy function or model costs, as declared; measured figures replace it (EXPLAIN ANALYZE,
 * --calibrate).
 *
 * @param secondsPerRow time of one core
 * @param bytesOutPerRow bytes of the result a row
 * @param inflation working memory a row as a multiple of the larger of input and output bytes
 */
public record Cost(double secondsPerRow, long bytesOutPerRow, double inflation) {}
