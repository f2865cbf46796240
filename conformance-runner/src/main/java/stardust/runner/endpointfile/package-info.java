/** The file in which the owner of a server says what there is to know of it: stardust.yaml. */
@NullMarked
package stardust.runner.endpointfile;

import org.jspecify.annotations.NullMarked;
