/**
 * Going on past a join that the server does not do as the protocol has it: what it would accept in
 * place of the right solution, and how its salt can be read.
 */
@NullMarked
package stardust.runner.salvage;

import org.jspecify.annotations.NullMarked;
