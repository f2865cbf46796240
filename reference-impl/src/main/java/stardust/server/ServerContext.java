package stardust.server;

import java.time.Duration;

/** What all connections of one server share. */
record ServerContext(
    ServerParts parts,
    ServerLimits limits,
    Duration discoveryPeriod,
    Accounts accounts,
    ServerLog log) {}
