/** What is tested, and how it is reached. */
@NullMarked
package stardust.runner.endpoint;

import org.jspecify.annotations.NullMarked;
