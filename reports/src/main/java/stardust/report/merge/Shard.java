package stardust.report.merge;

import stardust.report.model.RunResult;

/**
 * A part of a run.
 *
 * @param name by which the user knows it, as the name of its file
 * @param run what it found
 */
public record Shard(String name, RunResult run) {}
