/** The steps of the features about clients: each converts, calls the driver once, and compares. */
@NullMarked
package stardust.runner.steps.client;

import org.jspecify.annotations.NullMarked;
