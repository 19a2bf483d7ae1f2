//! A layout as an SVG, rounded to tenths, for people to look at in a review.

use super::super::*;
use std::fmt::Write as _;

pub(super) fn svg(graph: &Graph, arrangement: Arrangement) -> String {
    let layout = layout(graph, arrangement, &Gaps::default());
    let Rect { left, top, width, height } = layout.bounds;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{:.1} {:.1} {:.1} {:.1}\">\n",
        left - 20.0,
        top - 20.0,
        width + 40.0,
        height + 40.0
    );
    for edge in &layout.edges {
        let points: Vec<String> =
            layout.path(edge).iter().map(|point| format!("{:.1},{:.1}", point.x, point.y)).collect();
        let path = match edge.shape {
            Shape::Curve => format!("M{} C{}", points[0], points[1..].join(" ")),
            Shape::Square => format!("M{}", points.join(" L")),
        };
        let dash = match edge.role {
            Role::Branch { .. } | Role::Link { kind: LinkKind::Causes, .. } => "",
            Role::Link { kind: LinkKind::Feedback | LinkKind::Constrains, .. } => " stroke-dasharray=\"6 4\"",
        };
        let colour = match edge.role {
            Role::Branch { .. } => "brown",
            Role::Link { .. } => "navy",
        };
        let (from, to) = (edge.from, edge.to);
        let _ = writeln!(svg, "<path id=\"{from}-{to}\" d=\"{path}\" fill=\"none\" stroke=\"{colour}\"{dash}/>");
    }
    for (card, rect) in layout.rects.iter().enumerate() {
        let Rect { left, top, width, height } = rect;
        let _ = writeln!(
            svg,
            "<rect id=\"{card}\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" \
             fill=\"white\" stroke=\"black\"/>"
        );
    }
    svg.push_str("</svg>");
    svg
}
