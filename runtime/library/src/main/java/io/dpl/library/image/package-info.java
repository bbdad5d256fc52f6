/**
 * Images: encoded bytes enter as BLOB columns, tensors and facts leave. The header is read by us
 * and checked before anything is decoded.
 *
 * <p>Start at {@link io.dpl.library.image.ImageTensor}. To add a format: a header reader beside
 * {@link io.dpl.library.image.JpegHeader}, a branch in {@link io.dpl.library.image.ImageHeader} and
 * in {@link io.dpl.library.image.ImageDecoder}. To add a function: a class beside ImageInfo, a line
 * in the library's list, a golden case.
 */
@NullMarked
package io.dpl.library.image;

import org.jspecify.annotations.NullMarked;
