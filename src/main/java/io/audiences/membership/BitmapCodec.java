package io.audiences.membership;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;

/** Bitmaps as stored: RoaringBitmap's portable form, with no bytes at all for an empty one. */
final class BitmapCodec {
    private BitmapCodec() {}

    static byte[] write(RoaringBitmap bitmap) {
        if (bitmap.isEmpty()) {
            return new byte[0];
        }
        RoaringBitmap compact = bitmap.clone();
        compact.runOptimize();
        ByteBuffer buffer = ByteBuffer.allocate(compact.serializedSizeInBytes());
        compact.serialize(buffer);
        return buffer.array();
    }

    static RoaringBitmap read(byte[] bytes) {
        RoaringBitmap bitmap = new RoaringBitmap();
        if (bytes.length > 0) {
            try {
                bitmap.deserialize(ByteBuffer.wrap(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException("A stored bitmap is damaged", e);
            }
        }
        return bitmap;
    }
}
