/**
 * Where files are: a location as the user wrote it goes in, files and their bytes come out. Start
 * at {@link io.dpl.library.storage.LocalStorage}. Another store is another {@link
 * io.dpl.api.connector.Storage}.
 */
@NullMarked
package io.dpl.library.storage;

import org.jspecify.annotations.NullMarked;
