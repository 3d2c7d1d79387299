import QtQuick
import ".."

// What is so and what to do, beside the answer: icon and words, not colour alone.
Rectangle {
    id: line
    property string text: ""
    property bool beingRead: false
    property real most: 0      // the height there is; the words grow smaller to fit. 0 = as high as it likes
    visible: text !== ""
    implicitHeight: !visible ? 0 : most > 0 ? most : Math.max(Theme.mm(20), words.implicitHeight + Theme.gap)
    color: beingRead ? Theme.read : Theme.errorTint
    radius: Theme.radius
    border.width: Theme.mm(1.2)
    border.color: Theme.error
    Icon {
        id: sign
        name: "hand-pointing"
        weight: "fill"
        ink: Theme.error
        side: Theme.iconKey
        anchors.left: parent.left
        anchors.leftMargin: Theme.gapMin
        anchors.verticalCenter: parent.verticalCenter
    }
    Label {
        id: words
        objectName: "errorText"
        text: line.text
        strong: true
        color: Theme.error
        height: line.most > 0 ? line.most - Theme.mm(2) : implicitHeight
        fontSizeMode: line.most > 0 ? Text.Fit : Text.FixedSize
        minimumPixelSize: Theme.mm(5.5)
        lineHeight: line.most > 0 ? 0.85 : 1
        verticalAlignment: Text.AlignVCenter
        anchors.left: sign.right
        anchors.right: parent.right
        anchors.margins: Theme.gapMin
        anchors.verticalCenter: parent.verticalCenter
    }
}
