package io.dpl.api.connector;

/** One of the two ways to read a source. */
public sealed interface ScanForm permits SqlScan, ArrowScan {}
