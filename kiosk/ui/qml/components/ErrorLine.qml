import QtQuick
import ".."

// What is so and what to do, beside the answer: icon and words, not colour alone.
Rectangle {
    id: line
    property string text: ""
    property bool beingRead: false
    visible: text !== ""
    implicitHeight: visible ? Math.max(Theme.mm(20), words.implicitHeight + Theme.gap) : 0
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
        anchors.left: sign.right
        anchors.right: parent.right
        anchors.margins: Theme.gapMin
        anchors.verticalCenter: parent.verticalCenter
    }
}
