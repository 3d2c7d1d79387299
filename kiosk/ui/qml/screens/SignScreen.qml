import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property SignViewModel vm
    anchors.fill: parent
    readonly property real side: Theme.landscape ? width * 0.42 : width      // lying down the statement stands beside the paper
    PagedLines {
        id: words
        width: screen.side
        most: Theme.landscape ? parent.height - (finger.visible ? finger.height + Theme.gap : 0) : parent.height * 0.5
        lines: screen.vm.lines.map(function(line) { return {icon: "check-circle", text: line} })
        side: Theme.mm(9)
        spacing: Theme.gapMin
    }
    ErrorLine { id: error; width: pad.width; x: pad.x; text: screen.vm.error; anchors.top: Theme.landscape ? parent.top : words.bottom; anchors.topMargin: Theme.landscape ? 0 : Theme.gapMin }
    SignaturePad {
        id: pad
        x: Theme.landscape ? screen.side + Theme.gapBig : 0
        width: parent.width - x
        anchors.top: error.visible ? error.bottom : Theme.landscape ? parent.top : words.bottom
        anchors.topMargin: error.visible || !Theme.landscape ? Theme.gap : 0
        anchors.bottom: finger.visible && !Theme.landscape ? finger.top : parent.bottom
        anchors.bottomMargin: finger.visible && !Theme.landscape ? Theme.gap : 0
        hint: qsTr("Write your name here with a finger")
        onChanged: screen.vm.draw(strokes, width, height)
    }
    BigButton {
        id: finger
        objectName: "fingerprint"
        visible: screen.vm.offersFingerprint
        anchors.bottom: parent.bottom
        width: screen.side
        height: Theme.mm(Theme.landscape ? 21 : 26)
        icon: "fingerprint"
        text: qsTr("I cannot write: a fingerprint")
        onClicked: screen.vm.fingerprint()
    }
}
