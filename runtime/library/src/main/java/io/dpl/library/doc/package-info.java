/**
 * The reference in docs/ as it is made from the definitions. The registry goes in, Markdown comes
 * out. Start at {@link io.dpl.library.doc.ReferencePage}; a test keeps the pages current.
 */
@NullMarked
package io.dpl.library.doc;

import org.jspecify.annotations.NullMarked;
