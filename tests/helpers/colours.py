"""Contrast of colours as WCAG 2.2 defines it, and their differences in colour-blind vision and in greyscale."""

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.text import Text

TEXT, GRAPHICS = 4.5, 3.0  # WCAG 2.2, success criteria 1.4.3 and 1.4.11, level AA
# Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision deficiency",
# IEEE TVCG 15 (2009): deuteranomaly of severity 1.0, on linear RGB
DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
)
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])  # of linear RGB, ITU-R BT.709
XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], LUMINANCE, [0.0193339, 0.1191920, 0.9503041]])


def linear(colour) -> np.ndarray:
    """Linear RGB (3,) of any colour that Matplotlib knows, on white where it is transparent (IEC 61966-2-1)."""
    *rgb, alpha = to_rgba(colour)
    rgb = alpha * np.array(rgb) + 1 - alpha
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def contrast(colour, other="white") -> float:
    """From 1, none, to 21, black on white."""
    dark, light = sorted(LUMINANCE @ linear(c) for c in (colour, other))
    return (light + 0.05) / (dark + 0.05)


def as_seen(colour) -> np.ndarray:
    return linear(colour)


def with_deuteranopia(colour) -> np.ndarray:
    """Linear RGB (3,) as an eye without its receptors for medium wavelengths sees it."""
    return np.clip(DEUTERANOPIA @ linear(colour), 0, 1)


def in_greyscale(colour) -> np.ndarray:
    """Linear RGB (3,) as a printer without colours prints it."""
    return np.full(3, LUMINANCE @ linear(colour))


def lab(rgb) -> np.ndarray:
    """CIE L*a*b* (3,) of linear RGB."""
    x = XYZ @ rgb / (XYZ @ np.ones(3))
    f = np.where(x > 216 / 24389, np.cbrt(x), (24389 / 27 * x + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def alike(palette, seen, least: float) -> list[str]:
    """The pairs of a palette that are nearer to each other than `least` in L*a*b*; about 2.3 is just noticeable."""
    pairs = [(a, b, np.linalg.norm(lab(seen(a)) - lab(seen(b)))) for i, a in enumerate(palette) for b in palette[:i]]
    return [f"{b} and {a}: {distance:.1f}" for a, b, distance in pairs if distance < least]


def faint(figure: Figure) -> list[str]:
    """What of a figure is hard to see on white: its words, and its lines, markers and bars."""
    found = [
        (f"the words {text.get_text()!r}", [text.get_color()], TEXT)
        for text in figure.findobj(Text)
        if text.get_text() and text.get_visible()
    ]
    for ax in figure.axes:
        found += [("a line", [line.get_color()], GRAPHICS) for line in ax.lines]
        found += [("a bar", [bar.get_facecolor()], GRAPHICS) for bar in ax.patches]
        found += [("a marker", [*marks.get_facecolor(), *marks.get_edgecolor()], GRAPHICS) for marks in ax.collections]
    worst = [(what, max(map(contrast, colours)), least) for what, colours, least in found if len(colours)]
    return [f"{what}: {most:.2f}, {least} is needed" for what, most, least in worst if most < least]
