@NullMarked
package stardust.security;

import org.jspecify.annotations.NullMarked;
