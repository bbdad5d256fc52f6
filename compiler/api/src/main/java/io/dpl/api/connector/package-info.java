/**
 * What a format declares and does, and where files are. Start at {@link
 * io.dpl.api.connector.Connector}.
 */
@NullMarked
package io.dpl.api.connector;

import org.jspecify.annotations.NullMarked;
