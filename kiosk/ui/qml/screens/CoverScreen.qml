import QtQuick
import Buchucun
import ".."
import "../components"

// Nobody has touched for a while: everything is covered, one touch goes on.
Item {
    id: screen
    required property CoverViewModel vm
    anchors.fill: parent
    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: Theme.gapBig
        Rectangle {
            width: Theme.mm(Theme.landscape ? 60 : 130)
            height: width
            radius: width / 2
            color: Theme.surface
            border.width: Theme.mm(4)
            border.color: Theme.corn
            anchors.horizontalCenter: parent.horizontalCenter
            Label { objectName: "seconds"; text: screen.vm.seconds; strong: true; font.pixelSize: Theme.mm(Theme.landscape ? 26 : 50); anchors.centerIn: parent }
        }
        Label { text: qsTr("Your things are covered. Nobody sees them."); width: parent.width; horizontalAlignment: Text.AlignHCenter }
        BigButton { objectName: "stillHere"; primary: true; width: parent.width; height: Theme.keyBig; icon: "hand-waving"; text: qsTr("I am still here"); size: Theme.h2; onClicked: screen.vm.stay() }
        BigButton { objectName: "wipeNow"; width: parent.width; height: Theme.key; icon: "eraser"; text: qsTr("I am done, wipe it"); onClicked: screen.vm.wipe() }
    }
}
