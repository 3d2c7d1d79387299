import QtQuick
import Buchucun
import ".."
import "../components"

// Cards of people or things: change, take away, put back, add one.
Item {
    id: screen
    required property MembersViewModel vm
    anchors.fill: parent
    Label { id: hint; text: screen.vm.hint; color: Theme.ink2; width: parent.width; visible: text !== "" }
    ErrorLine { id: error; width: parent.width; text: screen.vm.error; anchors.top: hint.visible ? hint.bottom : parent.top; anchors.topMargin: visible ? Theme.gapMin : 0 }
    PagedGrid {
        anchors.top: error.visible ? error.bottom : hint.visible ? hint.bottom : parent.top
        anchors.topMargin: Theme.gap
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        columns: 1
        cellHeight: Theme.mm(Theme.landscape ? 26 : 40)
        model: screen.vm.members
        count: screen.vm.members.count
        moreName: "moreMembers"
        delegate: Card {
            id: card
            readonly property var model: parent.model
            readonly property int place: parent.row
            Icon { id: face; name: card.model.icon; side: Theme.iconTile; x: Theme.gap; anchors.verticalCenter: parent.verticalCenter }
            Column {
                anchors.left: face.right
                anchors.leftMargin: Theme.gap
                anchors.right: keys.left
                anchors.rightMargin: Theme.gapMin
                anchors.verticalCenter: parent.verticalCenter
                Label { text: card.model.title; strong: true; font.pixelSize: Theme.label; width: parent.width; lineHeight: 0.9 }
                Label { visible: text !== ""; text: card.model.note; color: card.model.complete ? Theme.ink2 : Theme.need; font.pixelSize: Theme.note; width: parent.width; lineHeight: 0.9 }
            }
            Row {
                id: keys
                spacing: Theme.gapMin + Theme.mm(0.5)
                anchors.right: parent.right
                anchors.rightMargin: Theme.gapMin
                anchors.verticalCenter: parent.verticalCenter
                BigButton { objectName: "changeMember" + card.place; text: qsTr("Change"); size: Theme.note; width: Theme.mm(34); height: Theme.mm(21); onClicked: screen.vm.change(card.model.ref) }
                BigButton { objectName: "removeMember" + card.place; text: qsTr("Not this one"); size: Theme.note; width: Theme.mm(38); height: Theme.mm(21); onClicked: screen.vm.remove(card.model.ref) }
            }
        }
    }
    Column {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.gap
        Rectangle {
            visible: screen.vm.canPutBack
            width: parent.width
            height: Theme.mm(Theme.landscape ? 26 : 30)
            radius: Theme.radius
            color: "#2E2A24"
            border.width: Theme.border
            border.color: Theme.line
            Label { text: qsTr("One was taken off the list"); color: "#FFFFFF"; x: Theme.gap; width: parent.width - back.width - 3 * Theme.gap; anchors.verticalCenter: parent.verticalCenter }
            BigButton { id: back; objectName: "putBack"; text: qsTr("Put it back"); width: Theme.mm(58); height: Theme.mm(21); size: Theme.body; anchors.right: parent.right; anchors.rightMargin: Theme.gapMin; anchors.verticalCenter: parent.verticalCenter; onClicked: screen.vm.putBack() }
        }
        BigButton { objectName: "addMember"; text: screen.vm.addText; icon: "plus-circle"; width: parent.width; height: Theme.key; face: Theme.priTint; onClicked: screen.vm.add() }
    }
}
