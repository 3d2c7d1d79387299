import QtQuick
import ".."

// Text of the interface: wraps, is read by assistive technology, never larger than its place.
Text {
    property bool strong: false
    property string spoken: text    // what is heard of it; '' = nothing
    property bool beingRead: false
    readonly property int across: horizontalAlignment   // readable from outside, unlike the enumeration
    readonly property int down: verticalAlignment
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.body
    font.weight: strong ? Font.Bold : Font.Normal
    wrapMode: Text.Wrap
    // what is fitted into a place by close lines comes out a little higher than Qt reckoned
    readonly property bool close: fontSizeMode === Text.Fit && lineHeight < 1
    topPadding: close ? Theme.mm(0.5) : 0
    bottomPadding: topPadding
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Rectangle {      // the yellow ground of what is being read
        anchors.fill: parent
        anchors.margins: -Theme.mm(1)
        z: -1
        radius: Theme.mm(2)
        color: Theme.read
        visible: parent.beingRead
    }
}
