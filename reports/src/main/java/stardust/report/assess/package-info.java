/** What a run's results say of each requirement of the catalogue. */
@NullMarked
package stardust.report.assess;

import org.jspecify.annotations.NullMarked;
