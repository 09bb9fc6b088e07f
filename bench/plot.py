# SPDX-License-Identifier: MIT
"""Line plots as SVG, readable on light and dark ground."""

import math

# One colour a line, in the order of the engines: of like brightness, so that each stands out on white and on black.
COLOURS = ("#d1495b", "#2a8fbd", "#c98a1b", "#4c9f70", "#8e6bbf", "#7a7a7a")
WIDTH, HEIGHT = 420, 300  # of a panel, with its margins
LEFT, RIGHT, TOP, BOTTOM = 52, 16, 34, 40
LEGEND = 30  # height of the line that names the colours
STYLE = """<style>
text { font: 12px sans-serif; fill: #444 }
.title { font-weight: bold }
.grid { stroke: #8884; stroke-width: 1 }
.line { fill: none; stroke-width: 2 }
@media (prefers-color-scheme: dark) { text { fill: #ccc } }
</style>"""


class Scale:
    """A logarithmic axis over VALUES, which are positive, onto the pixels from START to END."""

    def __init__(self, values, start, end):
        low, high = min(values), max(values)
        self.low, self.high = math.log(low / 1.15), math.log(high * 1.15)
        self.start, self.end = start, end
        self.ticks = self._ticks(low / 1.15, high * 1.15)

    def __call__(self, value):
        return self.start + (math.log(value) - self.low) / (self.high - self.low) * (self.end - self.start)

    @staticmethod
    def _ticks(low, high):
        """1, 2 and 5 times powers of ten; the powers alone where these are many."""
        powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
        steps = (1,) if len(powers) > 4 else (1, 2, 5)
        return [step * 10**power for power in powers for step in steps if low <= step * 10**power <= high]


def short(value):
    """A number for an axis: 200k, 20, 0.5."""
    return f"{value / 1000:g}k" if value >= 1000 else f"{value:g}"


def text(x, y, words, anchor="middle", kind=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{kind}">{words}</text>'


def axes(x, y, values):
    """Grid and figures; the axis of sizes is marked at the sizes that were measured."""
    left, right, top, bottom = x.start, x.end, y.end, y.start
    parts = []
    for value in y.ticks:
        parts.append(f'<path class="grid" d="M{left} {y(value):.1f}H{right}"/>')
        parts.append(text(left - 6, y(value) + 4, short(value), "end"))
    for value in values:
        parts.append(f'<path class="grid" d="M{x(value):.1f} {top}V{bottom}"/>')
        parts.append(text(x(value), bottom + 16, short(round(value, -3) or value)))
    parts.append(text((left + right) / 2, bottom + 33, "passages"))
    return parts


def panel(title, lines, colours):
    """One plot of LINES, a name to points (size, value), without its place on the page."""
    points = [point for line in lines.values() for point in line]
    x = Scale([size for size, _ in points], LEFT, WIDTH - RIGHT)
    y = Scale([value for _, value in points], HEIGHT - BOTTOM, TOP)
    parts = [text(LEFT, TOP - 14, title, "start", "title"), *axes(x, y, sorted({size for size, _ in points}))]
    for name, line in lines.items():
        places = [f"{x(size):.1f} {y(value):.1f}" for size, value in line]
        parts.append(f'<path class="line" stroke="{colours[name]}" d="M{"L".join(places)}"/>')
        fill = f'r="3" fill="{colours[name]}"'
        parts += [f'<circle cx="{x(size):.1f}" cy="{y(value):.1f}" {fill}/>' for size, value in line]
    return parts


def legend(colours):
    parts = []
    for index, (name, colour) in enumerate(colours.items()):
        at = LEFT + 120 * index
        parts.append(f'<path class="line" stroke="{colour}" d="M{at} 16h18"/>')
        parts.append(text(at + 24, 20, name, "start"))
    return parts


def panels(plots):
    """PLOTS, each a title with lines, two in a row, as one SVG."""
    names = dict.fromkeys(name for _, lines in plots for name in lines)
    colours = dict(zip(names, COLOURS))
    width, height = 2 * WIDTH, LEGEND + HEIGHT * ((len(plots) + 1) // 2)
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {size}>', STYLE, *legend(colours)]
    for index, (title, lines) in enumerate(plots):
        parts.append(f'<g transform="translate({index % 2 * WIDTH} {LEGEND + index // 2 * HEIGHT})">')
        parts += [*panel(title, lines, colours), "</g>"]
    return "\n".join([*parts, "</svg>"]) + "\n"
