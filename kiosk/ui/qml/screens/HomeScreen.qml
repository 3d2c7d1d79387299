import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property HomeViewModel vm
    anchors.fill: parent
    Key {
        id: apply
        objectName: "apply"
        text: screen.vm.applyText
        width: Theme.landscape ? (parent.width - 2 * Theme.gap) / 3 : parent.width
        height: Theme.mm(Theme.landscape ? 36 : 57)
        primary: true
        onClicked: screen.vm.apply()
        Row {
            anchors.centerIn: parent
            spacing: Theme.landscape ? Theme.gapMin : Theme.gapBig
            Icon { name: "note-pencil"; ink: Theme.priInk; side: Theme.mm(Theme.landscape ? 15 : 30); anchors.verticalCenter: parent.verticalCenter }
            Column {
                anchors.verticalCenter: parent.verticalCenter
                Label { text: screen.vm.applyText; strong: true; color: Theme.priInk; font.pixelSize: Theme.h1; wrapMode: Text.NoWrap; Accessible.ignored: true }
                Label { text: screen.vm.applyNote; color: Theme.priInk; font.pixelSize: Theme.note; wrapMode: Text.NoWrap; Accessible.ignored: true }
            }
        }
    }
    Row {
        id: two
        x: Theme.landscape ? apply.width + Theme.gap : 0
        y: Theme.landscape ? 0 : apply.height + Theme.gap
        width: parent.width - x
        height: Theme.landscape ? apply.height : Theme.keyBig
        spacing: Theme.gap
        Tile { objectName: "lookup"; text: qsTr("Where is mine?"); note: qsTr("Look at progress, fetch the answer"); icon: "magnifying-glass"; width: (parent.width - Theme.gap) / 2; height: parent.height; onClicked: screen.vm.lookup() }
        Tile { objectName: "search"; text: qsTr("Find by name"); note: qsTr("Write a word or its first letters"); icon: "pencil-line"; width: (parent.width - Theme.gap) / 2; height: parent.height; onClicked: screen.vm.search() }
    }
    Label {
        id: common
        text: qsTr("What people here often need")
        color: Theme.ink2
        font.pixelSize: Theme.note
        anchors.top: two.bottom
        anchors.topMargin: Theme.gapBig
    }
    PagedGrid {
        anchors.top: common.bottom
        anchors.topMargin: Theme.gapMin
        anchors.bottom: parent.bottom
        width: parent.width
        columns: Theme.landscape ? 3 : 2
        cellHeight: Theme.mm(Theme.landscape ? 35 : 42)
        model: screen.vm.items
        count: screen.vm.items.count
        delegate: Tile {
            objectName: "item_" + parent.model.code
            text: parent.model.name
            note: parent.model.note
            icon: parent.model.icon
            onClicked: screen.vm.open(parent.model.code)
        }
    }
}
