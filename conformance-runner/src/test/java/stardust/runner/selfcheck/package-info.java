@NullMarked
package stardust.runner.selfcheck;

import org.jspecify.annotations.NullMarked;
