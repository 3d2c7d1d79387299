import QtQuick
import ".."

// A drawing by name; says nothing by itself, always stands beside a word.
Image {
    required property string name
    property string weight: "duotone"
    property color ink: Theme.ink
    property color fill: Theme.corn
    property int side: Theme.iconKey
    width: side
    height: side
    sourceSize: Qt.size(side, side)
    source: name === "" ? "" : Theme.icon(name, weight, ink, fill)
    Accessible.ignored: true
}
