package stardust.server;

import java.time.Duration;
import stardust.binding.Binding;

/** What all connections of one server share. */
record ServerContext(
    Binding binding,
    ServerParts parts,
    ServerLimits limits,
    Duration discoveryPeriod,
    Accounts accounts,
    ServerLog log) {}
