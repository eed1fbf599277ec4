package io.audiences.condition.text;

import io.audiences.condition.text.Block.Chain;
import io.audiences.condition.text.Block.Filled;
import io.audiences.condition.text.Block.Joined;
import io.audiences.condition.text.Block.Line;
import io.audiences.condition.text.Block.Listed;
import io.audiences.condition.text.Block.Wrapped;
import java.util.List;

/** Sets blocks into lines, breaking the outermost of those that are too long. */
final class Page {
    private static final int WIDTH = 100;
    private static final int INDENT = 2;

    private final StringBuilder out = new StringBuilder();

    private Page() {}

    static String of(Block block) {
        Page page = new Page();
        page.set(block, 0, 0);
        return page.out.toString();
    }

    /**
     * @param indent of the lines after the first
     * @param after characters that follow on the same line
     */
    private void set(Block block, int indent, int after) {
        if (column() + block.width() + after <= WIDTH) {
            flat(block);
        } else if (block instanceof Line line) {
            out.append(line.text());
        } else if (block instanceof Chain chain) {
            chain(chain.blocks(), indent, after);
        } else if (block instanceof Wrapped wrapped) {
            wrapped(wrapped, indent);
        } else if (block instanceof Joined joined) {
            joined(joined, indent);
        } else if (block instanceof Listed listed) {
            listed(listed.blocks(), indent);
        } else if (block instanceof Filled filled) {
            filled(filled.blocks(), indent);
        }
    }

    private void chain(List<Block> blocks, int indent, int after) {
        for (int i = 0; i < blocks.size(); i++) {
            int rest = after;
            for (Block next : blocks.subList(i + 1, blocks.size())) {
                rest += next instanceof Line ? next.width() : 0;
            }
            set(blocks.get(i), indent, rest);
        }
    }

    private void wrapped(Wrapped wrapped, int indent) {
        out.append(wrapped.open());
        newLine(indent + INDENT);
        set(wrapped.inner(), indent + INDENT, 0);
        if (!wrapped.close().isEmpty()) {
            newLine(indent);
            out.append(wrapped.close());
        }
    }

    private void joined(Joined joined, int indent) {
        for (int i = 0; i < joined.blocks().size(); i++) {
            if (i > 0) {
                newLine(indent);
                out.append(joined.beginning());
            }
            set(joined.blocks().get(i), indent, 0);
        }
    }

    private void listed(List<Block> blocks, int indent) {
        for (int i = 0; i < blocks.size(); i++) {
            if (i > 0) {
                out.append(',');
                newLine(indent);
            }
            set(blocks.get(i), indent, 1);
        }
    }

    private void filled(List<Block> blocks, int indent) {
        for (int i = 0; i < blocks.size(); i++) {
            if (i > 0) {
                out.append(',');
                if (column() + blocks.get(i).width() + 2 > WIDTH) {
                    newLine(indent);
                } else {
                    out.append(' ');
                }
            }
            flat(blocks.get(i));
        }
    }

    private void flat(Block block) {
        if (block instanceof Line line) {
            out.append(line.text());
        } else if (block instanceof Chain chain) {
            flat(chain.blocks(), "");
        } else if (block instanceof Wrapped wrapped) {
            out.append(wrapped.open()).append(wrapped.gap());
            flat(wrapped.inner());
            out.append(wrapped.close());
        } else if (block instanceof Joined joined) {
            flat(joined.blocks(), " " + joined.beginning());
        } else if (block instanceof Listed listed) {
            flat(listed.blocks(), ", ");
        } else if (block instanceof Filled filled) {
            flat(filled.blocks(), ", ");
        }
    }

    private void flat(List<Block> blocks, String between) {
        for (int i = 0; i < blocks.size(); i++) {
            out.append(i == 0 ? "" : between);
            flat(blocks.get(i));
        }
    }

    private int column() {
        return out.length() - out.lastIndexOf("\n") - 1;
    }

    private void newLine(int indent) {
        out.append('\n').append(" ".repeat(indent));
    }
}
