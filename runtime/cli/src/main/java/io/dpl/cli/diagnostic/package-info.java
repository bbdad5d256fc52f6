/**
 * Shows diagnostics: as text with the line and a caret range, as JSON for programs, as SARIF for
 * editors and CI. In come {@link io.dpl.api.diagnostic.Diagnostic}s and the texts of the scripts
 * that they point into; nothing here knows where either came from.
 */
@NullMarked
package io.dpl.cli.diagnostic;

import org.jspecify.annotations.NullMarked;
