/**
 * Runs the scenarios and turns what they did into results. The only package that knows Cucumber's
 * runtime.
 */
@NullMarked
package stardust.runner.engine;

import org.jspecify.annotations.NullMarked;
