import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property RatingViewModel vm
    anchors.fill: parent
    PagedGrid {
        anchors.fill: parent
        anchors.bottomMargin: note.height + Theme.gap
        columns: Theme.landscape ? 2 : 1
        cellHeight: Theme.mm(Theme.landscape ? 28 : 44)
        model: screen.vm.levels
        count: screen.vm.levels.count
        delegate: Key {
            id: face
            readonly property var model: parent.model
            objectName: "level_" + model.level
            text: model.text
            selected: model.chosen
            onClicked: screen.vm.choose(model.level)
            Row {
                anchors.left: parent.left
                anchors.leftMargin: Theme.gapBig
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.gapBig
                Icon { name: face.model.icon; weight: "own"; side: Theme.mm(Theme.landscape ? 18 : 30); anchors.verticalCenter: parent.verticalCenter }
                Label { text: face.model.text; strong: true; font.pixelSize: Theme.h2; anchors.verticalCenter: parent.verticalCenter; Accessible.ignored: true }
            }
        }
    }
    Label { id: note; text: qsTr("Those who handled it do not see who rated."); color: Theme.ink2; width: parent.width; anchors.bottom: parent.bottom }
}
