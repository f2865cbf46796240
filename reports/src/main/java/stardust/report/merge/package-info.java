/** Makes one result of the results of shards: parts of one run, each with scenarios of its own. */
@NullMarked
package stardust.report.merge;

import org.jspecify.annotations.NullMarked;
